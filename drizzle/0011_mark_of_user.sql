DROP INDEX "read_marks_conversation";--> statement-breakpoint
CREATE INDEX "read_marks_conversation" ON "read_marks" USING btree ("account_id","conversation_id","user_id");