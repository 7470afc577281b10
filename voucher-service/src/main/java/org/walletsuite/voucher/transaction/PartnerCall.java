package org.walletsuite.voucher.transaction;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a partner's call while it is answered; kept with the request. */
public final class PartnerCall {

    private static final String ATTRIBUTE = PartnerCall.class.getName();

    final long begunNanos = System.nanoTime();

    @Nullable
    UUID voucher;

    @Nullable
    String reference;

    @Nullable
    Long amount;

    boolean repeats;

    private PartnerCall() {}

    /** The same one as long as the request lasts. */
    public static PartnerCall of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof PartnerCall known) {
            return known;
        }
        var call = new PartnerCall();
        request.setAttribute(ATTRIBUTE, call);
        return call;
    }

    /** A voucher is asked for that may not be there yet. */
    public void asksFor(String itsReference, long itsAmount) {
        reference = itsReference;
        amount = itsAmount;
    }

    /** What it asks for was done before. */
    public void repeats() {
        repeats = true;
    }

    public void isAbout(UUID itsVoucher, String itsReference, long itsAmount) {
        voucher = itsVoucher;
        asksFor(itsReference, itsAmount);
    }
}
