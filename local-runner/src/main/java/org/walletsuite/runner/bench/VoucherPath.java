package org.walletsuite.runner.bench;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.PartnerFixture;

/**
 * Ten partners issue vouchers to a hundred customers, each with a reference of its own, and users redeem hundreds of others in
 * the smallest parts, through the gateway.
 */
final class VoucherPath {

    private static final int PARTNERS = 10;
    private static final int CUSTOMERS = 100;
    private static final int VOUCHERS = 400;
    private static final int SETTING_UP = 4;

    private static final String ISSUE = "/api/v1/partner/vouchers/issue";
    private static final String REDEEM = "/api/v1/vouchers/redeem";

    private final List<PartnerFixture> partners;
    private final List<Request> issues;
    private final List<Request> redemptions;
    private final List<String> codes;
    private final IdempotencyKeys keys;

    private VoucherPath(
            List<PartnerFixture> partners,
            List<Request> issues,
            List<Request> redemptions,
            List<String> codes,
            IdempotencyKeys keys) {
        this.partners = partners;
        this.issues = issues;
        this.redemptions = redemptions;
        this.codes = codes;
        this.keys = keys;
    }

    static VoucherPath open(URI gateway, List<BenchmarkUser> users, IdempotencyKeys keys)
            throws InterruptedException, ExecutionException {
        var admin = new GatewayClient(gateway, null).logIn("admin@example.com");
        var partners = IntStream.range(0, PARTNERS)
                .mapToObj(_ -> PartnerFixture.create(admin, PartnerFixture.PRODUCTION, PartnerFixture.DIRECT_PAYMENT))
                .toList();
        return new VoucherPath(
                partners,
                partners.stream()
                        .map(partner -> new Request(gateway, ISSUE, partner.token()))
                        .toList(),
                users.stream()
                        .map(user -> new Request(gateway, REDEEM, user.token()))
                        .toList(),
                issued(partners.getFirst().client(), keys),
                keys);
    }

    /** The codes of vouchers that are worth more than all redemptions together. */
    private static List<String> issued(GatewayClient partner, IdempotencyKeys keys)
            throws InterruptedException, ExecutionException {
        var codes = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(SETTING_UP)) {
            var issuing = IntStream.range(0, VOUCHERS)
                    .mapToObj(_ -> threads.submit((Callable<String>) () -> partner.post(
                                    ISSUE, PartnerFixture.issue(keys.next().toString(), "4000.00", customer()))
                            .data(201)
                            .get("voucher_code")
                            .asString()))
                    .toList();
            for (var voucher : issuing) {
                codes.add(voucher.get());
            }
        }
        return codes;
    }

    private static String customer() {
        return "27825571" + (100 + ThreadLocalRandom.current().nextInt(CUSTOMERS));
    }

    /** Who issues; they have no address for webhooks. */
    List<PartnerFixture> partners() {
        return partners;
    }

    InetSocketAddress address() {
        return issues.getFirst().address();
    }

    byte[] issue() {
        var random = ThreadLocalRandom.current();
        return any(issues)
                .with("", PartnerFixture.issue(keys.next().toString(), random.nextInt(5, 100) + ".50", customer()));
    }

    byte[] redeem() {
        return any(redemptions)
                .with(
                        "\r\nIdempotency-Key: " + keys.next(),
                        "{\"voucher_code\":\"" + any(codes) + "\",\"amount\":0.01}");
    }

    private static <T> T any(List<T> some) {
        return some.get(ThreadLocalRandom.current().nextInt(some.size()));
    }
}
