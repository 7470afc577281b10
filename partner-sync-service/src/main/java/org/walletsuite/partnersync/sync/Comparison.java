package org.walletsuite.partnersync.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.normalisation.PhoneNumber;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** Compares the references here with what a system's own list says, once all of it was read. */
@Component
class Comparison {

    /** How many discrepancies of each kind are shown; all are counted. */
    private static final int SHOWN = 100;

    /** References here, and their users, each with its partner where there is one. */
    private static final String BOTH = """
            from (select * from sync_pulled_user where pull_id = :pull) p
                full join (select *, created_at < :start as settled from sync_reference where system_id = :system
                    and user_id is not null) r on r.external_id = p.external_id
            where\s""";

    /** Theirs without a reference here, but for those whom they know of us and whose id is on its way here. */
    private static final String MISSING_HERE = """
            r.external_id is null and not exists (select from sync_outgoing
                where system_id = :system and user_id::text = p.reference and status = 'WAITING')""";

    private final JdbcClient db;
    private final JsonMapper json;

    Comparison(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** What both sides do not agree on. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Report(
            long theirs,
            long references,
            Kind missingHere,
            Kind missingThere,
            Kind otherReference,
            Kind notStoredThere,
            Kind otherData) {}

    /** The discrepancies of a kind, and the first of them. */
    record Kind(long count, List<Discrepancy> first) {}

    /**
     * One of them.
     *
     * @param reference who they say the user is here
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(SnakeCaseStrategy.class)
    record Discrepancy(
            String externalId,
            @Nullable UUID userId,
            @Nullable String reference) {}

    private record Seen(
            String id,
            @Nullable String reference,
            @Nullable String email,
            @Nullable String phone) {}

    /** Stores a page; one that was stored before changes nothing. */
    @Transactional
    public Pull.Counts see(UUID pull, List<JsonNode> users) {
        var seen = new ArrayList<Seen>();
        for (var user : users) {
            var id = TheirUser.id(user.path("id"));
            if (id.isPresent()) {
                seen.add(new Seen(
                        id.get(),
                        text(user.path("external_refs").path(OtherSystem.OURSELVES)),
                        EmailAddress.canonical(user.path("email").asString("")).orElse(null),
                        PhoneNumber.canonical(user.path("phone").asString("")).orElse(null)));
            }
        }
        db.sql("insert into sync_pulled_user (pull_id, external_id, reference, email, phone)"
                        + " select :pull, id, reference, email, phone"
                        + " from unnest(:ids::text[], :references::text[], :emails::text[], :phones::text[])"
                        + " as seen (id, reference, email, phone) on conflict do nothing")
                .param("pull", pull)
                .param("ids", seen.stream().map(Seen::id).toArray(String[]::new))
                .param("references", seen.stream().map(Seen::reference).toArray(String[]::new))
                .param("emails", seen.stream().map(Seen::email).toArray(String[]::new))
                .param("phones", seen.stream().map(Seen::phone).toArray(String[]::new))
                .update();
        return Pull.Counts.read(users.size(), 0);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() && !node.asString().isEmpty() ? SystemAnswer.storable(node.asString()) : null;
    }

    /** The report on what was read. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String report(Pull pull) {
        var report = new Report(
                count(pull, "p.external_id is not null"),
                count(pull, "r.settled"),
                kind(pull, MISSING_HERE),
                kind(pull, "p.external_id is null"),
                kind(pull, "p.reference <> r.user_id::text"),
                kind(pull, "p.external_id is not null and r.external_id is not null and p.reference is null"),
                kind(pull, "p.email <> r.their_email or p.phone <> r.their_phone"));
        return json.writeValueAsString(report);
    }

    Report read(String report) {
        return json.readValue(report, Report.class);
    }

    /** What was linked after the walk began was passed by, or seen as it was before: that is no discrepancy. */
    private Kind kind(Pull pull, String condition) {
        var discrepancy = "r.settled is not false and (" + condition + ")";
        var first = query(
                        pull,
                        "select coalesce(p.external_id, r.external_id) as id, r.user_id, p.reference " + BOTH
                                + discrepancy + " order by 1 limit " + SHOWN)
                .query((row, _) -> new Discrepancy(
                        row.getString("id"), row.getObject("user_id", UUID.class), row.getString("reference")))
                .list();
        return new Kind(count(pull, discrepancy), first);
    }

    private long count(Pull pull, String condition) {
        return query(pull, "select count(*) " + BOTH + condition)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec query(Pull pull, String sql) {
        return db.sql(sql)
                .param("pull", pull.id())
                .param("system", pull.systemId())
                .param("start", pull.createdAt().atOffset(ZoneOffset.UTC));
    }
}
