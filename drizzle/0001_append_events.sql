-- Takes the account's head row, numbers the events, inserts them and the mutations' answers: one
-- statement, because every statement between taking the head and the commit is time in which no
-- other writer of the account can go on. Returns the position before the first event.
CREATE FUNCTION append_events(p_account uuid, p_events jsonb, p_mutations jsonb)
RETURNS TABLE (before bigint, tag text)
LANGUAGE plpgsql AS $$
DECLARE
  n integer := jsonb_array_length(p_events);
  v_before bigint;
  v_tag text;
BEGIN
  IF n > 0 THEN
    v_tag := p_events -> (n - 1) ->> 'tag';
    UPDATE event_heads h SET position = h.position + n, tag = v_tag
      WHERE h.account_id = p_account RETURNING h.position - n INTO v_before;
  ELSE
    SELECT h.position, h.tag INTO v_before, v_tag FROM event_heads h WHERE h.account_id = p_account;
  END IF;
  IF v_before IS NULL THEN
    RAISE EXCEPTION 'account % has no event head', p_account USING ERRCODE = 'foreign_key_violation';
  END IF;
  INSERT INTO events (account_id, position, tag, type, v, audience, "except", subject, payload, at)
    SELECT p_account, v_before + e.n, e.event ->> 'tag', e.event -> 'payload' ->> 'type', 1,
      ARRAY(SELECT jsonb_array_elements_text(e.event -> 'audience')),
      ARRAY(SELECT jsonb_array_elements_text(e.event -> 'except')),
      (e.event ->> 'subject')::uuid, e.event -> 'payload', (e.event -> 'payload' ->> 'at')::timestamptz
    FROM jsonb_array_elements(p_events) WITH ORDINALITY AS e (event, n);
  INSERT INTO mutations (account_id, id, hash, answer, as_of)
    SELECT p_account, (m ->> 'id')::uuid, m ->> 'hash', m -> 'answer', (v_before + n)::text || '.' || v_tag
    FROM jsonb_array_elements(p_mutations) AS m;
  RETURN QUERY SELECT v_before, v_tag;
END
$$;
