DROP INDEX "conversations_activity";--> statement-breakpoint
DROP INDEX "conversations_created";--> statement-breakpoint
CREATE INDEX "conversations_settled" ON "conversations" USING btree ("account_id",coalesce("priority", 0) desc,"last_activity_at" DESC NULLS FIRST,"id") WHERE last_word_seq <= floor_seq;--> statement-breakpoint
CREATE INDEX "conversations_activity" ON "conversations" USING btree ("account_id","last_activity_at" DESC NULLS FIRST,"id","created_at");--> statement-breakpoint
CREATE INDEX "conversations_created" ON "conversations" USING btree ("account_id","created_at","id","last_activity_at");