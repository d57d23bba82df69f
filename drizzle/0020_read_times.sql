ALTER TABLE "conversations" ADD COLUMN "contact_read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "read_marks" ADD COLUMN "read_at" timestamp with time zone;