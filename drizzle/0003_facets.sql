CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
-- The account goes into each token, so that one index serves every tenant without walking another's
-- rows. Tokens may meet by chance: a filter asks the columns as well.
CREATE FUNCTION conversation_facets(
  account uuid, kind text, status text, priority smallint, inbox uuid, team uuid, assignee uuid,
  labels text[], waiting text, snoozed timestamptz, audience text[]
) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array(
    SELECT hashtext(account::text || token)
    FROM unnest(
      ARRAY[
        'kind=' || kind,
        'status=' || status,
        'priority=' || coalesce(priority::text, ''),
        'inbox=' || coalesce(inbox::text, ''),
        'team=' || coalesce(team::text, ''),
        'assignee=' || coalesce(assignee::text, ''),
        'waiting=' || coalesce(waiting, ''),
        CASE WHEN snoozed IS NOT NULL THEN 'snoozed' END
      ]
    ) AS known (token)
    WHERE token IS NOT NULL
    UNION ALL SELECT hashtext(account::text || 'label=' || name) FROM unnest(labels) AS held (name)
    UNION ALL SELECT hashtext(account::text || 'topic=' || name) FROM unnest(audience) AS seen (name)
  )
$$;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "facets" integer[] GENERATED ALWAYS AS (conversation_facets(account_id, kind, status, priority, inbox_id, team_id, assignee_id, labels, waiting_for, snoozed_until, audience)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "contacts_type" ON "contacts" USING btree ("account_id","type") WHERE type <> 'customer';--> statement-breakpoint
CREATE INDEX "contacts_fold" ON "contacts" USING gin ("fold" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "conversations_created" ON "conversations" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "conversations_waiting" ON "conversations" USING btree ("account_id","waiting_since") WHERE waiting_since is not null;--> statement-breakpoint
CREATE INDEX "conversations_facets" ON "conversations" USING gin ("facets") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "conversations_subject" ON "conversations" USING gin ("subject_fold" gin_trgm_ops) WHERE subject_fold <> '';--> statement-breakpoint
CREATE INDEX "read_marks_pinned" ON "read_marks" USING btree ("account_id","user_id") WHERE pinned;--> statement-breakpoint
-- Every value that is common in some account has its place in the statistics.
ALTER TABLE "conversations" ALTER COLUMN "facets" SET STATISTICS 500;