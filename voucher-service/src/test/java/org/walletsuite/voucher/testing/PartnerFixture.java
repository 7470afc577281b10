package org.walletsuite.voucher.testing;

import static org.walletsuite.platform.testing.Patience.await;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.event.PartnerEvent.Terms;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PaymentModel;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.security.SecuritySettings;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestIssuer;
import org.walletsuite.platform.testing.TestPartners;
import org.walletsuite.voucher.voucher.VoucherAccounts;

/** Two partners in production, one who pays itself and one whose customers do, and the first one's UAT; new for every test. */
public abstract class PartnerFixture extends VoucherFixture {

    protected static final String PARTNER = "/api/v1/partner/vouchers/";

    private static final AtomicLong NUMBERS = new AtomicLong(27_821_000_000L);

    @Autowired
    protected CustomerModel walletService;

    @Autowired
    private PartnerDirectory directory;

    /** Its settlement account is debited. */
    protected final String directId = "direct-" + Ids.next();

    /** Its customers' wallets are debited. */
    protected final String floatId = "float-" + Ids.next();

    protected final String msisdn = Long.toString(NUMBERS.incrementAndGet());
    protected TestClient direct;
    protected TestClient ofFloat;

    /** The first partner's, where nothing is money. */
    protected TestClient uat;

    @BeforeEach
    void signContracts() {
        publish(
                directId,
                1,
                terms(PartnerEnvironment.PRODUCTION, PaymentModel.DIRECT_PAYMENT, null),
                terms(PartnerEnvironment.UAT, PaymentModel.FLOAT_BASED, null));
        publish(floatId, 1, terms(PartnerEnvironment.PRODUCTION, PaymentModel.FLOAT_BASED, null));
        direct = asPartner(directId, PartnerEnvironment.PRODUCTION, "voucher:issue", "voucher:query");
        ofFloat = asPartner(floatId, PartnerEnvironment.PRODUCTION, "voucher:issue", "voucher:query");
        uat = asPartner(directId, PartnerEnvironment.UAT, "voucher:issue", "voucher:query");
    }

    @AfterEach
    void reachWalletService() {
        walletService.recover();
    }

    protected static Terms terms(PartnerEnvironment environment, PaymentModel model, @Nullable Long creditLimit) {
        return new Terms(environment, true, model, 100, creditLimit, Instant.EPOCH, Set.of(), false);
    }

    /** The service knows these terms when this returns. */
    protected void publish(String partner, long version, Terms... environments) {
        TestPartners.publish(TestPartners.partner(partner, version, environments));
        await().until(() -> directory
                .find(partner)
                .filter(known -> known.version() == version)
                .isPresent());
    }

    protected TestClient asPartner(String partner, PartnerEnvironment environment, String... scopes) {
        return as(TestIssuer.ofPartners()
                .sign(claims -> claims.subject(partner)
                        .audience(SecuritySettings.PARTNER_AUDIENCE)
                        .claim("scope", String.join(" ", scopes))
                        .claim("environment", environment.code())));
    }

    /** A body with this amount and reference, both as they are to be written. */
    protected String body(String amount, String reference) {
        return """
                {"amount": %s, "currency": "ZAR", "customer": {"msisdn": "%s", "name": "Thandi"},
                 "metadata": {"partner_reference": %s}}""".formatted(amount, msisdn, quoted(reference));
    }

    protected static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    protected Answer issue(TestClient partner, String amount, String reference) {
        return partner.post(PARTNER + "issue", body(amount, reference));
    }

    protected static Answer cancel(TestClient partner, Issued voucher) {
        return partner.post(PARTNER + voucher.code() + "/cancel");
    }

    protected static Answer queried(TestClient partner, Issued voucher) {
        return partner.get(PARTNER + voucher.code());
    }

    protected final UUID adminId = Ids.next();

    protected TestClient asAdmin() {
        return as(adminId, Role.ADMIN);
    }

    protected UUID customerId() {
        return walletService.customer(msisdn).ownerId();
    }

    /** Of a partner in production, in cents; never above zero. */
    protected long settled(String partner) {
        var owner = TestPartners.partner(partner, 1).uuid();
        return balance(VoucherAccounts.id(owner, VoucherAccounts.SETTLEMENT, PartnerEnvironment.PRODUCTION));
    }
}
