ALTER TABLE "conversations" ADD COLUMN "contact_fold" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "word_bloom" bit(1024) DEFAULT 0::bit(1024) NOT NULL;--> statement-breakpoint
-- Of a date its day, and the sixteen and the 256 days that it lies in: a range is made of a few of
-- them, whatever its length (see dayFacets). Days before 2014 and after 2035 count as the first and the
-- last. `news` is whether there are words that who has no mark has not read.
CREATE FUNCTION conversation_facets(
  account uuid, kind text, status text, priority smallint, inbox uuid, team uuid, assignee uuid,
  labels text[], waiting text, snoozed timestamptz, contact_type text, audience text[],
  created timestamptz, active timestamptz, news boolean
) RETURNS integer[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  a text := account::text;
  name text;
  c integer := greatest(16384, least(23807, floor(extract(epoch FROM created) / 86400)))::integer;
  l integer := greatest(16384, least(23807, floor(extract(epoch FROM active) / 86400)))::integer;
  tokens integer[] := ARRAY[
    hashtext(a || 'kind=' || kind),
    hashtext(a || 'status=' || status),
    hashtext(a || 'priority=' || coalesce(priority::text, '')),
    hashtext(a || 'inbox=' || coalesce(inbox::text, '')),
    hashtext(a || 'team=' || coalesce(team::text, '')),
    hashtext(a || 'assignee=' || coalesce(assignee::text, '')),
    hashtext(a || 'waiting=' || coalesce(waiting, '')),
    hashtext(a || 'type=' || coalesce(contact_type, '')),
    hashtext(a || 'created=' || c),
    hashtext(a || 'created16=' || c / 16),
    hashtext(a || 'created256=' || c / 256),
    hashtext(a || 'active=' || l),
    hashtext(a || 'active16=' || l / 16),
    hashtext(a || 'active256=' || l / 256),
    hashtext(a || CASE WHEN news THEN 'news' ELSE 'settled' END)
  ];
BEGIN
  IF snoozed IS NOT NULL THEN
    tokens := tokens || hashtext(a || 'snoozed');
  END IF;
  FOREACH name IN ARRAY labels LOOP
    tokens := tokens || hashtext(a || 'label=' || name);
  END LOOP;
  FOREACH name IN ARRAY audience LOOP
    tokens := tokens || hashtext(a || 'topic=' || name);
  END LOOP;
  RETURN tokens;
END $$;--> statement-breakpoint
-- For what is there already: sending, editing and importing write these themselves (wordBloom).
CREATE FUNCTION word_bloom_of(account uuid, conversation uuid) RETURNS bit(1024) LANGUAGE plpgsql STABLE AS $$
DECLARE
  bloom bit(1024) := 0::bit(1024);
  word text;
  piece text;
BEGIN
  FOR word IN
    SELECT DISTINCT held.lexeme FROM messages m, unnest(m.search) held
    WHERE m.account_id = account AND m.conversation_id = conversation
  LOOP
    FOREACH piece IN ARRAY ARRAY[word, left(word, 5), left(word, 3)] LOOP
      bloom := set_bit(bloom, hashtext(piece) & 1023, 1);
    END LOOP;
  END LOOP;
  RETURN bloom;
END $$;--> statement-breakpoint
CREATE FUNCTION contact_fold_of(account uuid, contact uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce((SELECT fold FROM contacts WHERE account_id = account AND id = contact), '');
END $$;--> statement-breakpoint
-- In one go, so that the table is written once.
ALTER TABLE "conversations"
  DROP COLUMN "facets",
  ALTER COLUMN "contact_fold" TYPE text USING contact_fold_of(account_id, contact_id),
  ALTER COLUMN "word_bloom" TYPE bit(1024) USING word_bloom_of(account_id, id),
  ADD COLUMN "facets" integer[] GENERATED ALWAYS AS (conversation_facets(account_id, kind, status, priority, inbox_id, team_id, assignee_id, labels, waiting_for, snoozed_until, contact_type, audience, created_at, last_activity_at, last_word_seq > floor_seq)) STORED NOT NULL;--> statement-breakpoint
DROP FUNCTION conversation_facets(uuid, text, text, smallint, uuid, uuid, uuid, text[], text, timestamptz, text, text[]);--> statement-breakpoint
DROP FUNCTION word_bloom_of;--> statement-breakpoint
DROP FUNCTION contact_fold_of;--> statement-breakpoint
-- Every value that is common in some account has its place in the statistics.
ALTER TABLE "conversations" ALTER COLUMN "facets" SET STATISTICS 500;--> statement-breakpoint
-- A list begins with so many days as are thought to fill a page: a hundredth of a large account is too much.
ALTER TABLE "conversations" ALTER COLUMN "created_at" SET STATISTICS 500, ALTER COLUMN "last_activity_at" SET STATISTICS 500;--> statement-breakpoint
-- Gone with the column.
CREATE INDEX "conversations_facets" ON "conversations" USING gin ("facets") WITH (fastupdate=false);--> statement-breakpoint
DROP TRIGGER conversations_contact_type ON conversations;--> statement-breakpoint
DROP FUNCTION conversation_contact_type;--> statement-breakpoint
DROP TRIGGER contacts_type_changes ON contacts;--> statement-breakpoint
DROP FUNCTION contact_type_changes;--> statement-breakpoint
-- What a conversation holds of its contact once more is nobody's business but the database's.
CREATE FUNCTION conversation_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT type, fold INTO NEW.contact_type, NEW.contact_fold
    FROM contacts WHERE account_id = NEW.account_id AND id = NEW.contact_id;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER conversations_contact BEFORE INSERT ON conversations FOR EACH ROW
  WHEN (NEW.contact_id IS NOT NULL)
  EXECUTE FUNCTION conversation_contact();--> statement-breakpoint
CREATE FUNCTION contact_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE conversations SET contact_type = NEW.type, contact_fold = NEW.fold
    WHERE account_id = NEW.account_id AND contact_id = NEW.id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER contacts_changes AFTER UPDATE OF type, fold ON contacts FOR EACH ROW
  WHEN (NEW.type IS DISTINCT FROM OLD.type OR NEW.fold IS DISTINCT FROM OLD.fold)
  EXECUTE FUNCTION contact_changes();
