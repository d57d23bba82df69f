-- What an answer of conversations is made of, the same for every list: its plan is kept by each
-- connection. Whoever changes a column that answers hold changes it here, and in viewerFacts.
CREATE FUNCTION conversation_rows(account uuid, viewer uuid, wanted uuid[], most_unread integer)
RETURNS TABLE (
  id uuid, account_id uuid, number integer, purpose text, kind text, subject text, status text,
  priority smallint, inbox_id uuid, assignee_id uuid, team_id uuid, labels text[],
  snoozed_until timestamptz, waiting_for text, waiting_since timestamptz,
  last_activity_at timestamptz, created_at timestamptz, last_seq integer, last_message jsonb,
  participants uuid[], participant_count integer,
  contact_id uuid, contact_name text, contact_email text, contact_type text,
  read_seq integer, unread_from integer, unread_count integer, pinned boolean, muted boolean
) LANGUAGE plpgsql STABLE ROWS 100 AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT
    c.id, c.account_id, c.number, c.purpose, c.kind, c.subject, c.status,
    c.priority, c.inbox_id, c.assignee_id, c.team_id, c.labels,
    c.snoozed_until, c.waiting_for, c.waiting_since,
    c.last_activity_at, c.created_at, c.last_seq, c.last_message,
    c.participants, c.participant_count,
    k.id, k.name, k.email, k.type,
    greatest(coalesce(m.read_seq, 0), c.floor_seq), m.unread_from,
    CASE WHEN c.last_word_seq > done.seq THEN (
      SELECT count(*)::integer FROM (
        SELECT 1 FROM messages
        WHERE account_id = c.account_id AND conversation_id = c.id
          AND seq > done.seq AND kind <> 'activity'
        LIMIT most_unread
      ) words
    ) ELSE 0 END,
    coalesce(m.pinned, false), coalesce(m.muted, false)
  FROM conversations c
  LEFT JOIN contacts k ON k.account_id = c.account_id AND k.id = c.contact_id
  LEFT JOIN read_marks m
    ON m.account_id = c.account_id AND m.conversation_id = c.id AND m.user_id = viewer
  CROSS JOIN LATERAL (
    SELECT coalesce(m.unread_from - 1, greatest(m.read_seq, c.floor_seq)) AS seq
  ) done
  WHERE c.account_id = account AND c.id = ANY(wanted);
END
$$;
