-- One line for each thing that guards the ledger, the same on PostgreSQL 15 and 18. The stake
-- tables are not among them: they are ordinary tables that the application changes.
WITH guarded AS (
    SELECT class.oid, class.relname, class.relkind, class.relowner, class.relacl, class.relpersistence,
        class.relrowsecurity, class.relispartition
    FROM pg_class AS class
    WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        AND (
            class.relname ~ '^ledger_transfer_\d+$'
            OR class.relname IN (
                'ledger_wallet', 'ledger_balance', 'ledger_volume', 'ledger_batch', 'ledger_transfer', 'ledger_entry',
                'ledger_leaf', 'ledger_node', 'ledger_block', 'ledger_checkpoint', 'ledger_horizon', 'ledger_rollup',
                'ledger_wallet_id_seq', 'ledger_batch_id_seq', 'ledger_transfer_id_seq', 'ledger_entry_id_seq'
            )
        )
), lines (line) AS (
    SELECT format('relation %s kind %s owner %s persistence %s row security %s', relname, relkind, pg_get_userbyid(relowner), relpersistence, relrowsecurity)
    FROM guarded
    UNION ALL
    SELECT format('parent of %s: %s', child.relname, parent.relname)
    FROM pg_inherits JOIN pg_class AS child ON child.oid = inhrelid JOIN pg_class AS parent ON parent.oid = inhparent
    WHERE inhparent IN (SELECT oid FROM guarded) OR inhrelid IN (SELECT oid FROM guarded)
    UNION ALL
    SELECT format('column %s.%s %s not null %s identity "%s" default %s', relname, attname, format_type(atttypid, atttypmod), attnotnull, attidentity, pg_get_expr(adbin, adrelid))
    FROM guarded JOIN pg_attribute ON attrelid = guarded.oid AND attnum > 0 AND NOT attisdropped
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relkind <> 'S' AND NOT relispartition
    UNION ALL
    -- By content: the names of a later volume's are PostgreSQL's own, and 18 lists NOT NULL here too.
    SELECT format('constraint on %s: %s validated %s', relname, replace(pg_get_constraintdef(pg_constraint.oid), relname, 'itself'), convalidated)
    FROM guarded JOIN pg_constraint ON conrelid = guarded.oid
    WHERE contype <> 'n' AND conname <> 'ledger_transfer_volume'
    UNION ALL
    SELECT format('index on %s: %s valid %s', relname, regexp_replace(replace(pg_get_indexdef(indexrelid), relname, 'itself'), 'INDEX \S+ ON', 'INDEX ON'), indisvalid)
    FROM guarded JOIN pg_index ON indrelid = guarded.oid
    UNION ALL
    SELECT format('trigger on %s: %s enabled %s', relname, pg_get_triggerdef(pg_trigger.oid), tgenabled)
    FROM guarded JOIN pg_trigger ON tgrelid = guarded.oid
    WHERE NOT tgisinternal
    UNION ALL
    SELECT format('foreign key trigger on %s: %s for %s enabled %s', relname, proname, pg_get_constraintdef(tgconstraint), tgenabled)
    FROM guarded JOIN pg_trigger ON tgrelid = guarded.oid JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE tgisinternal AND proname LIKE 'RI_FKey_check%'
    UNION ALL
    SELECT format('foreign key trigger on %s: %s is not enabled', relname, proname)
    FROM guarded JOIN pg_trigger ON tgrelid = guarded.oid JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE tgisinternal AND tgenabled <> 'O'
    UNION ALL
    SELECT format('rule on %s: %s', relname, pg_get_ruledef(pg_rewrite.oid))
    FROM guarded JOIN pg_rewrite ON ev_class = guarded.oid
    UNION ALL
    SELECT format('policy on %s: %s', relname, polname)
    FROM guarded JOIN pg_policy ON polrelid = guarded.oid
    UNION ALL
    SELECT format('grant on %s: %s to %s', relname, privilege_type, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END)
    FROM guarded CROSS JOIN LATERAL aclexplode(relacl)
    WHERE grantee <> relowner
    UNION ALL
    SELECT format('grant on %s.%s: %s to %s', relname, attname, privilege_type, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END)
    FROM guarded JOIN pg_attribute ON attrelid = guarded.oid CROSS JOIN LATERAL aclexplode(attacl)
    WHERE grantee <> relowner
    UNION ALL
    SELECT format('function %s(%s) owner %s language %s definer %s settings %s body %s', proname, pg_get_function_identity_arguments(pg_proc.oid), pg_get_userbyid(proowner), lanname, prosecdef, proconfig, md5(prosrc))
    FROM pg_proc JOIN pg_language ON pg_language.oid = prolang
    WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'ledger\_%'
    UNION ALL
    SELECT format('grant on function %s: %s to %s', proname, privilege_type, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END)
    FROM pg_proc CROSS JOIN LATERAL aclexplode(coalesce(proacl, acldefault('f', proowner)))
    WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'ledger\_%' AND grantee <> proowner
    UNION ALL
    SELECT format('role %s: superuser %s login %s bypasses row security %s', rolname, rolsuper, rolcanlogin, rolbypassrls)
    FROM pg_roles WHERE rolname IN ('inkwell_owner', 'inkwell_application', 'inkwell_sealer', 'inkwell_reader')
)
SELECT regexp_replace(line, '\s+', ' ', 'g') AS line FROM lines ORDER BY line COLLATE "C"
