package org.walletsuite.partnersync.sync;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what has become of the users that an import brought, each of them once: in the commit that brings this side into
 * line with what was read, be that the import's own, one after the retry of a page, or that of the worker of single reports
 * after the import has ended.
 */
@Repository
class ImportCounts {

    private final JdbcClient db;

    ImportCounts(JdbcClient db) {
        this.db = db;
    }

    /** Has these be counted once they are done, and counts those that are; whom this import has read before it knows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(UUID pull, Collection<Reference> read) {
        db.sql("""
                        with read as (update sync_reference set import_id = :pull,
                                import_state = case when next_attempt_at is null then 'COUNTED' else 'OPEN' end
                            where id = any(:ids) and import_id is distinct from :pull returning import_state, user_id)
                        update sync_pull p set linked = p.linked + done.linked
                            from (select count(*) filter (where import_state = 'COUNTED' and user_id is not null) as linked
                                from read) done
                        where p.id = :pull and done.linked > 0""")
                .param("pull", pull)
                .param("ids", read.stream().map(Reference::id).toArray(UUID[]::new))
                .update();
    }

    /** Counts those of these that an import waits for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void finished(List<AlignmentOutcome> outcomes) {
        db.sql("""
                        with outcome as (select * from unnest(:ids::uuid[], :created::boolean[], :linked::boolean[],
                                :stuck::boolean[]) as o (id, created, linked, stuck)),
                            awaited as (select id, import_id, import_state from sync_reference
                                where id = any(:ids) and import_state in ('OPEN', 'FAILED') for update),
                            counted as (update sync_reference r set import_state = 'COUNTED'
                                from awaited where r.id = awaited.id)
                        update sync_pull p set created = p.created + s.created, linked = p.linked + s.linked,
                            conflicts = p.conflicts + s.stuck, failed = p.failed - s.failed
                        from (select import_id, count(*) filter (where created) as created,
                                count(*) filter (where linked) as linked, count(*) filter (where stuck) as stuck,
                                count(*) filter (where import_state = 'FAILED') as failed
                            from awaited join outcome using (id) group by import_id) s
                        where p.id = s.import_id""")
                .param(
                        "ids",
                        outcomes.stream()
                                .map(outcome -> outcome.reference().id())
                                .toArray(UUID[]::new))
                .param(
                        "created",
                        outcomes.stream().map(AlignmentOutcome::created).toArray(Boolean[]::new))
                .param(
                        "linked",
                        outcomes.stream()
                                .map(outcome -> outcome.userId() != null && !outcome.created())
                                .toArray(Boolean[]::new))
                .param(
                        "stuck",
                        outcomes.stream()
                                .map(outcome -> outcome.conflict() != null)
                                .toArray(Boolean[]::new))
                .update();
    }

    /**
     * Counts a user as failed, at whom an import fails and whom the worker of single reports goes on with; one that is done
     * at last is no failure any more. False where nothing is known of the user.
     */
    @Transactional
    public boolean failed(UUID pull, UUID system, String externalId) {
        var known = db.sql("select import_state from sync_reference where system_id = ? and external_id = ?"
                        + " and import_id = ? for update")
                .param(system)
                .param(externalId)
                .param(pull)
                .query(String.class)
                .optional();
        if (known.filter("OPEN"::equals).isPresent()) {
            db.sql("update sync_reference set import_state = 'FAILED' where system_id = ? and external_id = ?")
                    .param(system)
                    .param(externalId)
                    .update();
            db.sql("update sync_pull set failed = failed + 1 where id = ?")
                    .param(pull)
                    .update();
        }
        return known.isPresent();
    }
}
