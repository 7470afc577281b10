package org.walletsuite.voucher.settlement;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.PartnerList;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a partner owes in an environment, and what it has paid.
 *
 * @param balance in rand; below zero by what the partner owes
 * @param creditLimit how much it may owe, in rand; null for no limit
 * @param settlements the newest first
 */
@JsonNaming(SnakeCaseStrategy.class)
record SettlementAccount(
        String partnerId,
        String environment,
        BigDecimal balance,
        @Nullable BigDecimal creditLimit,
        String currency,
        PartnerList<Settlement> settlements) {}
