package org.walletsuite.withdrawal.request;

import java.util.UUID;

/**
 * Who asks to be paid out.
 *
 * @param number the id that the gift-card family knows the user by
 * @param accountId the user's withdrawable money in the ledger
 */
record Applicant(UUID id, long number, UUID accountId) {}
