package org.walletsuite.partnersync.partner;

import static org.walletsuite.platform.database.Timestamps.at;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.PartnerNotice.WebhookDisabled;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.secret.SecretBox;

/** Where partners want their webhooks, and the secrets that these are signed with. */
@Service
public class PartnerWebhooks {

    /** How long the secret before the newest one stays live, unless a partner wants it to end sooner. */
    public static final Duration LONGEST_GRACE = Duration.ofHours(24);

    private final JdbcClient db;
    private final PartnerJournal journal;
    private final Outbox outbox;
    private final NewSecrets secrets;
    private final SecretBox box;
    private final Clock clock;

    PartnerWebhooks(
            JdbcClient db, PartnerJournal journal, Outbox outbox, NewSecrets secrets, SecretBox box, Clock clock) {
        this.db = db;
        this.journal = journal;
        this.outbox = outbox;
        this.secrets = secrets;
        this.box = box;
        this.clock = clock;
    }

    /**
     * A partner's endpoint in one environment.
     *
     * @param id the environment's
     * @param active whether both the partner and its environment are
     * @param url null where none is set
     * @param disabledAt since when nothing is sent there; null where something is
     * @param disabledReason why
     * @param previousSecretUntil when the secret before the newest one ends; null where it has ended or there is none
     */
    public record Endpoint(
            UUID id,
            String partnerId,
            PartnerEnvironment environment,
            boolean active,
            @Nullable String url,
            @Nullable Instant disabledAt,
            @Nullable String disabledReason,
            @Nullable Instant previousSecretUntil) {

        /** Why nothing can be sent there; empty where something can. */
        public Optional<String> refusal() {
            if (!active) {
                return Optional.of("The partner is inactive");
            }
            if (url == null) {
                return Optional.of("No address is set");
            }
            return disabledAt == null ? Optional.empty() : Optional.of("The endpoint is disabled");
        }
    }

    /** Empty where the partner is unknown, or has never been in this environment. */
    public Optional<Endpoint> find(String partnerId, PartnerEnvironment environment) {
        return db.sql(select("p.partner_id = ? and e.environment = ?"))
                .param(partnerId)
                .param(environment.name())
                .query((row, _) -> endpoint(row))
                .optional();
    }

    /** The one in the environment that the partner was made in. */
    public Endpoint requireHome(String partnerId) {
        return db.sql(select("p.partner_id = ? and e.environment = p.home"))
                .param(partnerId)
                .query((row, _) -> endpoint(row))
                .optional()
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    /** The endpoint of a partner who calls, or that an admin names. */
    public Endpoint require(String partnerId, PartnerEnvironment environment) {
        return find(partnerId, environment).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    public Endpoint get(UUID environmentId) {
        return db.sql(select("e.id = ?"))
                .param(environmentId)
                .query((row, _) -> endpoint(row))
                .single();
    }

    /** Sets the address on the partner's own behalf; a disabled endpoint is enabled by it. */
    @Transactional
    public void setUrl(Endpoint endpoint, String url) {
        change(endpoint, PartnerAction.SET_WEBHOOK, (access, now) -> access.sendWebhooksTo(url, now));
    }

    /** The new secret, which nobody is shown again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String rotateSecret(Endpoint endpoint, Duration grace) {
        var secret = secrets.webhookSecret();
        var sealed = box.seal(secret.getBytes(StandardCharsets.UTF_8), EnvironmentAccess.secretPlace(endpoint.id()));
        change(
                endpoint,
                PartnerAction.ROTATE_WEBHOOK_SECRET,
                (access, now) -> access.rotateWebhookSecret(sealed, grace, now));
        return secret;
    }

    /**
     * Sends nothing to this address any more, and has the partner's contact know; another address that was set since stays.
     *
     * @param reason a sentence without its full stop
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void disable(UUID environmentId, String url, String reason) {
        var endpoint = get(environmentId);
        var partner = journal.locked(endpoint.partnerId());
        var access = partner.in(endpoint.environment()).orElseThrow();
        if (!url.equals(access.terms().webhookUrl()) || access.webhookDisabledAt() != null) {
            return;
        }
        change(endpoint, PartnerAction.DISABLE_WEBHOOK, (one, now) -> one.disableWebhook(reason, now));
        outbox.add(new WebhookDisabled(
                Ids.next().toString(),
                clock.instant(),
                partner.partnerId(),
                partner.name(),
                partner.contactEmail(),
                endpoint.environment(),
                reason));
    }

    private void change(Endpoint endpoint, PartnerAction action, BiConsumer<EnvironmentAccess, Instant> change) {
        var now = clock.instant();
        var partner = journal.locked(endpoint.partnerId());
        var access = partner.in(endpoint.environment()).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
        change.accept(access, now);
        journal.publish(
                partner, partner.changed(now), action, endpoint.environment(), null, History.of(access.terms()));
    }

    /** Those that are live now, the newest first: one, or two for a day after a rotation. */
    public List<String> liveSecrets(UUID environmentId) {
        return db.sql("select sealed_webhook_secret, case when previous_webhook_secret_until > ?"
                        + " then previous_webhook_secret end as previous from partner_environment where id = ?")
                .param(at(clock.instant()))
                .param(environmentId)
                .query((row, _) -> {
                    var live = new ArrayList<String>();
                    live.add(opened(environmentId, row.getBytes("sealed_webhook_secret")));
                    var previous = row.getBytes("previous");
                    if (previous != null) {
                        live.add(opened(environmentId, previous));
                    }
                    return List.copyOf(live);
                })
                .single();
    }

    private String opened(UUID environmentId, byte[] sealed) {
        return new String(box.open(sealed, EnvironmentAccess.secretPlace(environmentId)), StandardCharsets.UTF_8);
    }

    private static String select(String condition) {
        return "select e.id, p.partner_id, e.environment, p.active and e.active as active, e.webhook_url, e.webhook_disabled_at,"
                + " e.webhook_disabled_reason, e.previous_webhook_secret_until"
                + " from partner_environment e join partner p on p.id = e.partner_id where " + condition;
    }

    private Endpoint endpoint(ResultSet row) throws SQLException {
        var until = time(row, "previous_webhook_secret_until");
        return new Endpoint(
                row.getObject("id", UUID.class),
                row.getString("partner_id"),
                PartnerEnvironment.valueOf(row.getString("environment")),
                row.getBoolean("active"),
                row.getString("webhook_url"),
                time(row, "webhook_disabled_at"),
                row.getString("webhook_disabled_reason"),
                until == null || !until.isAfter(clock.instant()) ? null : until);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
