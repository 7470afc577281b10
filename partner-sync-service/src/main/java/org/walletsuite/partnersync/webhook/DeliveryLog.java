package org.walletsuite.partnersync.webhook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.partner.PartnerList;
import org.walletsuite.platform.web.Fields;

/** What was sent to an endpoint, and what came of it. */
@Repository
class DeliveryLog {

    private static final String MATCHING =
            " from webhook_delivery where environment_id = :environment and (:status::text is null or status = :status)";

    private final JdbcClient db;
    private final WebhookBodies bodies;

    DeliveryLog(JdbcClient db, WebhookBodies bodies) {
        this.db = db;
        this.bodies = bodies;
    }

    /** The newest first. */
    PartnerList<DeliveryView> list(UUID environmentId, @Nullable String status, int page, int pageSize) {
        var wanted = ListPage.of(page, pageSize);
        var chosen = status == null ? null : status(status).name();
        var items = db.sql("select *" + MATCHING + " order by number desc limit :size offset :offset")
                .param("environment", environmentId)
                .param("status", chosen)
                .param("size", wanted.size())
                .param("offset", wanted.offset())
                .query((row, _) -> DeliveryView.of(row))
                .list();
        var total = db.sql("select count(*)" + MATCHING)
                .param("environment", environmentId)
                .param("status", chosen)
                .query(Long.class)
                .single();
        return PartnerList.of(items, wanted.page(), wanted.size(), total);
    }

    DeliveryView.Detail get(UUID environmentId, UUID id) {
        var attempts = db.sql("select * from webhook_attempt where delivery_id = ? order by number")
                .param(id)
                .query((row, _) -> DeliveryView.Attempt.of(row))
                .list();
        return db.sql("select * from webhook_delivery where environment_id = ? and id = ?")
                .param(environmentId)
                .param(id)
                .query((row, _) -> {
                    var delivery = DeliveryView.of(row);
                    var payload = bodies.masked(DeliveryRows.content(row), delivery.test());
                    return new DeliveryView.Detail(delivery, payload, List.copyOf(attempts));
                })
                .optional()
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    /** Where a delivery goes; empty for an unknown one. */
    Optional<UUID> environmentOf(UUID id) {
        return db.sql("select environment_id from webhook_delivery where id = ?")
                .param(id)
                .query((row, _) -> row.getObject("environment_id", UUID.class))
                .optional();
    }

    private static DeliveryStatus status(String code) {
        return DeliveryStatus.of(code).orElseThrow(() -> ApiException.invalid("status", Fields.noChoice(code)));
    }
}
