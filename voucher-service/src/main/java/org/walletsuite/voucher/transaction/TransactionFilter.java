package org.walletsuite.voucher.transaction;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.text.Line;
import org.walletsuite.platform.web.Fields;

/**
 * Which calls are listed; null where it doesn't matter.
 *
 * @param reference letter by letter
 */
record TransactionFilter(
        String partnerId,
        PartnerEnvironment environment,
        Period period,
        @Nullable TransactionStatus status,
        @Nullable TransactionType operation,
        @Nullable String reference) {

    private static final int LONGEST = 255;

    static TransactionFilter of(Whose whose, Period period, TransactionQuery asked) {
        return new TransactionFilter(
                whose.partnerId(),
                whose.environment(),
                period,
                choice("status", asked.status(), TransactionStatus::of),
                choice("operation", asked.operation(), TransactionType::of),
                reference(asked.reference()));
    }

    /** A partner in one environment. */
    record Whose(String partnerId, PartnerEnvironment environment) {}

    private static @Nullable String reference(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Line.of(text, LONGEST)
                .filter(text::equals)
                .orElseThrow(() -> ApiException.invalid("reference", "Must be 1 to 255 visible characters."));
    }

    static <T> @Nullable T choice(String parameter, @Nullable String text, Function<String, Optional<T>> parser) {
        return text == null
                ? null
                : parser.apply(text).orElseThrow(() -> ApiException.invalid(parameter, Fields.noChoice(text)));
    }
}
