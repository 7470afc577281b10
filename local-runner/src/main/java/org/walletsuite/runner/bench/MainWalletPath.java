package org.walletsuite.runner.bench;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.walletsuite.runner.fixture.FestivalFixture;

/** Fifty users read the balances of their main wallets, or top them up, through the gateway. */
final class MainWalletPath {

    private static final int USERS = 50;
    private static final String WALLET = "/api/v1/wallet";

    private final InetSocketAddress address;
    private final List<byte[]> reads;
    private final List<Request> topUps;
    private final IdempotencyKeys keys;

    private MainWalletPath(InetSocketAddress address, List<byte[]> reads, List<Request> topUps, IdempotencyKeys keys) {
        this.address = address;
        this.reads = reads;
        this.topUps = topUps;
        this.keys = keys;
    }

    static MainWalletPath open(URI gateway, IdempotencyKeys keys) {
        var fixture = new FestivalFixture(gateway);
        var tokens = IntStream.range(0, USERS)
                .mapToObj(_ -> {
                    var user = fixture.newcomer();
                    user.get(WALLET + "/my-wallet").data(200);
                    return Objects.requireNonNull(user.token());
                })
                .toList();
        return new MainWalletPath(
                new InetSocketAddress(gateway.getHost(), gateway.getPort()),
                tokens.stream()
                        .map(token -> Request.get(gateway, WALLET + "/balance", token))
                        .toList(),
                tokens.stream()
                        .map(token -> new Request(gateway, WALLET + "/topup", token))
                        .toList(),
                keys);
    }

    InetSocketAddress address() {
        return address;
    }

    byte[] read() {
        return reads.get(ThreadLocalRandom.current().nextInt(USERS));
    }

    byte[] topUp() {
        var random = ThreadLocalRandom.current();
        return topUps.get(random.nextInt(USERS))
                .with("\r\nIdempotency-Key: " + keys.next(), "{\"amount\":" + random.nextInt(1, 100) + "}");
    }
}
