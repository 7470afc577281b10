package org.walletsuite.runner.bench;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Users read the balances of their main wallets, or top them up, through the gateway. */
final class MainWalletPath {

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

    static MainWalletPath of(URI gateway, List<BenchmarkUser> users, IdempotencyKeys keys) {
        return new MainWalletPath(
                new InetSocketAddress(gateway.getHost(), gateway.getPort()),
                users.stream()
                        .map(user -> Request.get(gateway, WALLET + "/balance", user.token()))
                        .toList(),
                users.stream()
                        .map(user -> new Request(gateway, WALLET + "/topup", user.token()))
                        .toList(),
                keys);
    }

    InetSocketAddress address() {
        return address;
    }

    byte[] read() {
        return reads.get(ThreadLocalRandom.current().nextInt(reads.size()));
    }

    byte[] topUp() {
        var random = ThreadLocalRandom.current();
        return topUps.get(random.nextInt(topUps.size()))
                .with("\r\nIdempotency-Key: " + keys.next(), "{\"amount\":" + random.nextInt(1, 100) + "}");
    }
}
