package org.walletsuite.wallet.person;

import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Patch;

/**
 * What somebody wants to change of themselves, checked and in the directory's spelling.
 *
 * @param email null where it stays
 */
public record PersonalChange(@Nullable String email, Patch<String> fullName, Patch<String> phone) {}
