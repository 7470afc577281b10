package org.walletsuite.platform.ledger;

/**
 * The ledger's answer to the opening of an account; an account that is already open with the same particulars counts as
 * opened.
 */
public sealed interface AccountOpening {

    record Opened(Account account) implements AccountOpening {}

    /** The id, or the owner's place in the program, is taken by another account. */
    record Taken() implements AccountOpening {}

    /** The account; throws where it is taken, which can't happen with ids that we generate. */
    default Account orThrow() {
        return switch (this) {
            case Opened(var account) -> account;
            case Taken _ -> throw new IllegalStateException("The ledger has another account in this place");
        };
    }
}
