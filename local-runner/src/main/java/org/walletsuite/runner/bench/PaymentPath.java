package org.walletsuite.runner.bench;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;

/** Payments of a hundred users at ten festivals, as stands send them to the gateway, each with its own key. */
final class PaymentPath implements Supplier<byte[]> {

    private static final int FESTIVALS = 10;
    private static final int GUESTS = 100;
    private static final int STAFF = 8;
    private static final int SETTING_UP = 4;
    private static final long PLENTY = 1_000_000_000L;

    private final List<Request> staff;
    private final List<GuestWallet> guestWallets;
    private final IdempotencyKeys keys;

    /** A wallet and where it is spent. */
    private record GuestWallet(String wallet, String stand) {}

    private PaymentPath(List<Request> staff, List<GuestWallet> guestWallets, IdempotencyKeys keys) {
        this.staff = staff;
        this.guestWallets = guestWallets;
        this.keys = keys;
    }

    static PaymentPath open(URI gateway, IdempotencyKeys keys) throws InterruptedException, ExecutionException {
        var fairs = IntStream.range(0, FESTIVALS)
                .mapToObj(_ -> new FestivalFixture(gateway))
                .toList();
        var guestWallets = new ArrayList<GuestWallet>();
        try (var guests = Executors.newFixedThreadPool(SETTING_UP)) {
            var arriving = IntStream.range(0, GUESTS)
                    .mapToObj(_ -> guests.submit((Callable<List<GuestWallet>>) () -> guestWallets(fairs)))
                    .toList();
            for (var guest : arriving) {
                guestWallets.addAll(guest.get());
            }
        }
        var staff = IntStream.range(0, STAFF)
                .mapToObj(_ -> new Request(gateway, "/api/v1/payments", token(fairs.getFirst())))
                .toList();
        return new PaymentPath(staff, guestWallets, keys);
    }

    private static List<GuestWallet> guestWallets(List<FestivalFixture> fairs) {
        var guest = fairs.getFirst().newcomer();
        return fairs.stream()
                .map(fair -> new GuestWallet(fair.walletOf(guest, PLENTY), fair.bar))
                .toList();
    }

    private static String token(FestivalFixture fair) {
        GatewayClient staff = fair.logIn("staff@example.com");
        return Objects.requireNonNull(staff.token());
    }

    InetSocketAddress address() {
        return staff.getFirst().address();
    }

    @Override
    public byte[] get() {
        var random = ThreadLocalRandom.current();
        var guestWallet = guestWallets.get(random.nextInt(guestWallets.size()));
        return staff.get(random.nextInt(staff.size()))
                .with(
                        "\r\nIdempotency-Key: " + keys.next(),
                        "{\"walletId\":\"" + guestWallet.wallet() + "\",\"amount\":" + random.nextInt(1, 100)
                                + ",\"standId\":\"" + guestWallet.stand() + "\"}");
    }
}
