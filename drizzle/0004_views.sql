CREATE TABLE "view_orders" (
	"account_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"view_ids" uuid[] NOT NULL,
	CONSTRAINT "view_orders_account_id_user_id_pk" PRIMARY KEY("account_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "views" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"emoji" text,
	"scope" text NOT NULL,
	"team_id" uuid,
	"owner_id" uuid NOT NULL,
	"filter" jsonb NOT NULL,
	"sort" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "views_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "view_orders" ADD CONSTRAINT "view_orders_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "views_owner" ON "views" USING btree ("account_id","owner_id");