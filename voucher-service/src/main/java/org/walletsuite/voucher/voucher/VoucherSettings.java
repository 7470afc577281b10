package org.walletsuite.voucher.voucher;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How vouchers are issued and redeemed.
 *
 * @param dailyDebit how much all partners together may debit from a customer's wallet within 24 hours, in cents: they need no
 *     more than the customer's number for it
 * @param trialMoney what a partner's customer is given in UAT, once, in cents
 * @param wrongCodes after how many wrong codes within the window a user is locked out
 * @param wrongCodesOfAddress the same for all users of an address together
 * @param window also how long a lock-out lasts
 */
@Validated
@ConfigurationProperties("voucher")
record VoucherSettings(
        @PositiveOrZero @DefaultValue("1000000") long dailyDebit,
        @PositiveOrZero @DefaultValue("1000000") long trialMoney,
        @Positive @DefaultValue("10") int wrongCodes,
        @Positive @DefaultValue("50") int wrongCodesOfAddress,
        @DefaultValue("15m") Duration window) {}
