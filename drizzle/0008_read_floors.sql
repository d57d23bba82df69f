CREATE TABLE "read_floors" (
	"account_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"remaining" uuid[] NOT NULL,
	"topics" text[] NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "read_floors_account_id_user_id_pk" PRIMARY KEY("account_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "surfaced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "read_floors" ADD CONSTRAINT "read_floors_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversations_surfaced" ON "conversations" USING btree ("account_id","surfaced_at") WHERE surfaced_at is not null;--> statement-breakpoint
CREATE INDEX "read_marks_unread" ON "read_marks" USING btree ("account_id","user_id") WHERE unread_from is not null;--> statement-breakpoint
-- What is told of a member's floor holds for every writer, or it does not hold: so the database says it.
CREATE FUNCTION conversation_surfaces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.surfaced_at := now();
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER conversations_born BEFORE INSERT ON conversations FOR EACH ROW
  WHEN (NEW.last_word_seq > NEW.floor_seq AND NEW.last_activity_at < now() - interval '5 minutes')
  EXECUTE FUNCTION conversation_surfaces();--> statement-breakpoint
CREATE TRIGGER conversations_surfaced BEFORE UPDATE ON conversations FOR EACH ROW
  WHEN (
    NOT NEW.audience <@ OLD.audience
    OR NEW.last_activity_at < OLD.last_activity_at
    OR NEW.floor_seq < OLD.floor_seq
    OR NEW.last_word_seq > OLD.last_word_seq AND NEW.last_activity_at < now() - interval '5 minutes'
  )
  EXECUTE FUNCTION conversation_surfaces();
