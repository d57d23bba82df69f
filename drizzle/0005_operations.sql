CREATE TABLE "operation_items" (
	"account_id" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"conversation_id" uuid NOT NULL,
	"previous" jsonb,
	"state" text NOT NULL,
	CONSTRAINT "operation_items_account_id_operation_id_position_pk" PRIMARY KEY("account_id","operation_id","position")
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"actor" jsonb NOT NULL,
	"patch" jsonb NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"matched" integer NOT NULL,
	"reached" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"undone" integer DEFAULT 0 NOT NULL,
	"faults" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"touched_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "operations_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operations_created" ON "operations" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "operations_unfinished" ON "operations" USING btree ("touched_at") WHERE "operations"."state" in ('running', 'undoing');