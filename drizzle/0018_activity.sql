ALTER TABLE "messages" ADD COLUMN "activity" jsonb;
