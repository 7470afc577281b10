package org.walletsuite.partnersync.partner;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PaymentModel;

/** Lists of partners and their history, as the tables have them. */
@Repository
class PartnerRows {

    private static final String MATCHING = """
             from partner p
             where (:active::boolean is null or p.active = :active)
               and (:text::text is null or strpos(lower(p.name), lower(:text)) > 0
                                        or strpos(p.partner_id, lower(:text)) > 0)
               and ((:environment::text is null and :model::text is null)
                    or exists (select from partner_environment e where e.partner_id = p.id
                                  and (:environment::text is null or e.environment = :environment)
                                  and (:model::text is null or e.payment_model = :model)))
            """;

    private final JdbcClient db;

    PartnerRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * Which partners are listed; null where it doesn't matter.
     *
     * @param text a part of the name or the id
     */
    record Filter(
            @Nullable Boolean active,
            @Nullable PartnerEnvironment environment,
            @Nullable PaymentModel model,
            @Nullable String text) {}

    /** The ids of a page, the newest first. */
    List<UUID> list(Filter filter, ListPage page) {
        return matching(
                        "select p.id" + MATCHING + " order by p.created_at desc, p.id desc limit :size offset :offset",
                        filter)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    long count(Filter filter) {
        return matching("select count(*)" + MATCHING, filter).query(Long.class).single();
    }

    private JdbcClient.StatementSpec matching(String sql, Filter filter) {
        return db.sql(sql)
                .param("active", filter.active())
                .param("text", filter.text())
                .param("environment", name(filter.environment()))
                .param("model", name(filter.model()));
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    /** Adds an entry to the history of a partner that is in the table. */
    void note(UUID partner, PartnerChange change) {
        db.sql("insert into partner_history (id, partner_id, number, action, environment, actor, fields, created_at)"
                        + " values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?)")
                .param(partner)
                .param(change.number())
                .param(change.action().name())
                .param(name(change.environment()))
                .param(change.actor())
                .param(change.fields())
                .param(at(change.at()))
                .update();
    }

    /** A page of a partner's history, the newest first. */
    List<PartnerChange> history(UUID partner, ListPage page) {
        return db.sql("select number, action, environment, actor, fields, created_at from partner_history"
                        + " where partner_id = ? order by number desc limit ? offset ?")
                .param(partner)
                .param(page.size())
                .param(page.offset())
                .query((row, _) -> {
                    var environment = row.getString("environment");
                    return new PartnerChange(
                            row.getLong("number"),
                            PartnerAction.valueOf(row.getString("action")),
                            environment == null ? null : PartnerEnvironment.valueOf(environment),
                            row.getObject("actor", UUID.class),
                            row.getString("fields"),
                            row.getObject("created_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    long historyLength(UUID partner) {
        return db.sql("select count(*) from partner_history where partner_id = ?")
                .param(partner)
                .query(Long.class)
                .single();
    }
}
