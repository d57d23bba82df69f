DROP INDEX "conversations_assignee";--> statement-breakpoint
DROP INDEX "conversations_team";