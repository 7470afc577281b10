package org.walletsuite.platform.ledger;

/** How the ledger answered the opening of an account; one that is open already as it was asked for is opened. */
public sealed interface AccountOpening {

    record Opened(Account account) implements AccountOpening {}

    /** The id, or its owner's place in the program, is another account's. */
    record Taken() implements AccountOpening {}

    /** The account; throws where it is taken, which ids of our own making never are. */
    default Account orThrow() {
        return switch (this) {
            case Opened(var account) -> account;
            case Taken _ -> throw new IllegalStateException("The ledger has another account in this place");
        };
    }
}
