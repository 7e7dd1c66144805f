-- Four roles of the cluster that nobody logs in as. Logins are made by the operator and get them:
-- the web application; the worker application and sealer; the migrator owner, and through it all.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['inkwell_owner', 'inkwell_application', 'inkwell_sealer', 'inkwell_reader'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
            EXCEPTION
                -- Roles belong to the whole cluster: another database was migrated at this moment.
                WHEN duplicate_object OR unique_violation THEN NULL;
                WHEN insufficient_privilege THEN
                    RAISE EXCEPTION 'The role % is missing and % may not create it.', wanted, current_user
                        USING HINT = 'Run as an administrator: CREATE ROLE ' || wanted || ' NOLOGIN; and grant it to the migrating login.';
            END;
        END IF;
        IF NOT pg_has_role(current_user, wanted, 'MEMBER') THEN
            EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
        END IF;
    END LOOP;
END
$$;

DO $$
BEGIN
    IF NOT has_schema_privilege('inkwell_owner', 'public', 'CREATE') THEN
        GRANT CREATE ON SCHEMA public TO inkwell_owner;
    END IF;
END
$$;
GRANT USAGE ON SCHEMA public TO inkwell_owner, inkwell_application, inkwell_sealer, inkwell_reader;

-- Everything that the migrating login has made or will make is the application's to use. The
-- ledger's own tables are made by inkwell_owner and granted one by one.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO inkwell_application;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO inkwell_application;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO inkwell_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO inkwell_application;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO inkwell_application;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO inkwell_reader;

-- A function that anybody may call could be hung on a table of theirs and would work there with the
-- owner's rights. A trigger of the owner's own still fires.
ALTER DEFAULT PRIVILEGES FOR ROLE inkwell_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
