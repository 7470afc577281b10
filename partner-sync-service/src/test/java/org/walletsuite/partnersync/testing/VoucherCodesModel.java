package org.walletsuite.partnersync.testing;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.partner.VoucherCodeApi;

/** What voucher-service knows: a code for each voucher; unavailable on demand. */
public final class VoucherCodesModel implements VoucherCodeApi {

    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean unavailable;

    public static String codeOf(UUID voucher) {
        return "%016d".formatted(Math.floorMod(voucher.getLeastSignificantBits(), 10_000_000_000_000_000L));
    }

    @Override
    public Optional<VoucherCode> code(UUID id) {
        calls.incrementAndGet();
        if (unavailable) {
            throw new ServiceUnavailable("voucher", false, null);
        }
        return Optional.of(new VoucherCode(codeOf(id)));
    }

    public void unavailable(boolean now) {
        unavailable = now;
    }

    public int calls() {
        return calls.get();
    }
}
