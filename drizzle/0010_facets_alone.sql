DROP INDEX IF EXISTS "conversations_assignee";--> statement-breakpoint
DROP INDEX IF EXISTS "conversations_team";