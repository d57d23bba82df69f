DROP INDEX "conversations_direct";--> statement-breakpoint
DROP INDEX "conversations_priority";--> statement-breakpoint
DROP INDEX "conversations_waiting";--> statement-breakpoint
DROP INDEX "participants_user";--> statement-breakpoint
CREATE INDEX "conversations_groups" ON "conversations" USING btree ("account_id","id") WHERE kind = 'group';--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_direct" ON "conversations" USING btree ("account_id","direct_key") WHERE direct_key is not null;--> statement-breakpoint
CREATE INDEX "conversations_priority" ON "conversations" USING btree ("account_id",coalesce("priority", 0) desc,"last_activity_at" DESC NULLS FIRST,"id","created_at");--> statement-breakpoint
CREATE INDEX "conversations_waiting" ON "conversations" USING btree ("account_id","waiting_since","id","last_activity_at","created_at") WHERE waiting_since is not null;--> statement-breakpoint
CREATE INDEX "participants_user" ON "participants" USING btree ("account_id","user_id","conversation_id");