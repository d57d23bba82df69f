DROP INDEX "conversations_activity";--> statement-breakpoint
CREATE INDEX "conversations_activity" ON "conversations" USING btree ("account_id","last_activity_at" DESC NULLS FIRST,"id");