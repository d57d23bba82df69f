CREATE TABLE "attachments" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_type" text NOT NULL,
	"owner_id" uuid,
	"state" text NOT NULL,
	"message_id" uuid,
	"name" text NOT NULL,
	"size" bigint NOT NULL,
	"is_voice" boolean NOT NULL,
	"media" jsonb NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"parts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"kind" text,
	"type" text,
	"file_size" bigint,
	"file_key" text,
	"preview_key" text,
	"preview_type" text,
	"width" integer,
	"height" integer,
	"duration" integer,
	"peaks" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attachments_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "attachments" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_message" ON "attachments" USING btree ("account_id","message_id") WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX "attachments_unsent" ON "attachments" USING btree ("created_at") WHERE state in ('pending', 'ready');--> statement-breakpoint
CREATE INDEX "attachments_removed" ON "attachments" USING btree ("account_id","id") WHERE state = 'removed';--> statement-breakpoint
CREATE INDEX "attachments_of_owner" ON "attachments" USING btree ("account_id","owner_id") WHERE state in ('pending', 'ready');