package org.walletsuite.partnersync.partner;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.partnersync.partner.Issued.NewPartner;
import org.walletsuite.partnersync.partner.Issued.Renewed;
import org.walletsuite.platform.aggregate.Constraints;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.secret.SecretBox;

/**
 * What admins do with partners. Each change is one transaction, with its entry in the history and the event that everybody
 * goes by; no other service is asked, so nothing is left half done.
 */
@Service
class Partners {

    private static final String ID_TAKEN = "partner_id_taken";

    private final PartnerRepository partners;
    private final NewSecrets secrets;
    private final SecretBox box;
    private final PartnerJournal journal;
    private final PartnerSettings settings;
    private final Clock clock;

    Partners(
            PartnerRepository partners,
            NewSecrets secrets,
            SecretBox box,
            PartnerJournal journal,
            PartnerSettings settings,
            Clock clock) {
        this.partners = partners;
        this.secrets = secrets;
        this.box = box;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes a partner in one environment; an id that another has is refused, and the transaction with it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public NewPartner create(UUID admin, NewPartnerBody.Checked wanted) {
        var now = clock.instant();
        var webhookSecret = secrets.webhookSecret();
        var home = access(wanted.environment(), wanted.terms(), webhookSecret, now);
        var pair = secrets.credential();
        var credential = new PartnerCredential(pair, now, secretEnd(now));
        home.admit(credential);
        var id = wanted.partnerId() == null ? secrets.partnerId() : wanted.partnerId();
        var partner = new Partner(id, wanted.name(), wanted.active(), wanted.contactEmail(), home, now);
        var event = partner.changed(now);
        partners.save(partner);
        journal.publish(partner, event, PartnerAction.CREATE, wanted.environment(), admin, History.of(wanted.terms()));
        return new NewPartner(
                PartnerView.of(partner, settings, now),
                pair.apiKey(),
                pair.apiSecret(),
                webhookSecret,
                second(credential.expiresAt()));
    }

    /** Renews the credentials in an environment, or opens it with the usual terms. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Renewed renew(UUID admin, String partnerId, RenewalBody.Checked wanted) {
        var now = clock.instant();
        var partner = journal.locked(partnerId);
        var environment = wanted.environment() == null ? partner.home() : wanted.environment();
        var known = partner.in(environment);
        var webhookSecret = known.isPresent() ? null : secrets.webhookSecret();
        var pair = secrets.credential();
        var credential = new PartnerCredential(pair, now, secretEnd(now));
        if (webhookSecret != null) {
            var opened = access(environment, EnvironmentTerms.OF_A_NEW_ONE, webhookSecret, now);
            opened.admit(credential);
            partner.open(opened);
        } else {
            known.orElseThrow().renew(credential, wanted.grace(), now);
        }
        var action = known.isPresent() ? PartnerAction.RENEW_CREDENTIALS : PartnerAction.OPEN_ENVIRONMENT;
        journal.publish(
                partner,
                partner.changed(now),
                action,
                environment,
                admin,
                "grace_minutes " + wanted.grace().toMinutes());
        return new Renewed(
                partnerId,
                environment.code(),
                settings.baseUrl(environment),
                pair.apiKey(),
                pair.apiSecret(),
                webhookSecret,
                second(credential.expiresAt()),
                known.isPresent() ? second(now.plus(wanted.grace())) : null);
    }

    @Transactional
    public PartnerView change(UUID admin, String partnerId, PartnerChangeBody.Checked wanted) {
        var now = clock.instant();
        var partner = journal.locked(partnerId);
        var environment = wanted.environment() == null ? partner.home() : wanted.environment();
        var access = partner.in(environment)
                .orElseThrow(() -> ApiException.invalid("environment", "The partner has no credentials there."));
        var before = access.terms();
        var terms = wanted.terms().apply(before);
        var ofOneEnvironment = wanted.environment() != null;
        if (ofOneEnvironment && wanted.active() != null) {
            terms = terms.withActive(wanted.active());
        }
        if (!terms.equals(before)) {
            access.change(terms, now);
        }
        if (wanted.setsWebhook()) {
            access.sendWebhooksTo(terms.webhookUrl(), now);
        }
        partner.change(
                wanted.name() == null ? partner.name() : wanted.name(),
                (ofOneEnvironment || wanted.active() == null) ? partner.active() : wanted.active(),
                wanted.contactEmail().over(partner.contactEmail()),
                now);
        journal.publish(
                partner,
                partner.changed(now),
                PartnerAction.UPDATE,
                (ofOneEnvironment || wanted.changesTerms()) ? environment : null,
                admin,
                History.of(partner) + "; " + History.of(terms));
        return PartnerView.of(partner, settings, now);
    }

    @Transactional(readOnly = true)
    public PartnerView view(String partnerId) {
        return PartnerView.of(found(partnerId), settings, clock.instant());
    }

    /** Those of a page, in its order; what they have is fetched for all together, see the batch sizes there. */
    @Transactional(readOnly = true)
    public List<PartnerView> views(List<UUID> ids) {
        var now = clock.instant();
        var found = partners.findAllById(ids).stream().collect(toMap(Partner::id, identity()));
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(found.get(id)))
                .map(partner -> PartnerView.of(partner, settings, now))
                .toList();
    }

    @Transactional(readOnly = true)
    public AccountView account(String partnerId, PartnerEnvironment environment) {
        var partner = found(partnerId);
        var access = partner.in(environment).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
        return AccountView.of(partner, access, settings, clock.instant());
    }

    UUID id(String partnerId) {
        return found(partnerId).id();
    }

    private Partner found(String partnerId) {
        return partners.findByPartnerId(partnerId).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    /** What a taken id becomes; a failure of another kind stays what it is. */
    static RuntimeException refusal(DataIntegrityViolationException failure) {
        return Constraints.violatedBy(failure).filter(ID_TAKEN::equals).isPresent()
                ? new ApiException(ErrorCode.CONFLICT, "There is a partner with this partner_id", failure)
                : failure;
    }

    private EnvironmentAccess access(
            PartnerEnvironment environment, EnvironmentTerms terms, String webhookSecret, Instant now) {
        var id = EnvironmentAccess.newId();
        var sealed = box.seal(webhookSecret.getBytes(StandardCharsets.UTF_8), EnvironmentAccess.secretPlace(id));
        return new EnvironmentAccess(id, environment, terms, sealed, now);
    }

    private @Nullable Instant secretEnd(Instant now) {
        return settings.secretLife().isZero() ? null : now.plus(settings.secretLife());
    }

    private static @Nullable Instant second(@Nullable Instant time) {
        return time == null ? null : PartnerView.second(time);
    }
}
