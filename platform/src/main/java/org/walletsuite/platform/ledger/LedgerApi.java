package org.walletsuite.platform.ledger;

/**
 * The ledger's internal HTTP interface with its commands, for {@link Ledger} alone: whoever calls them here gets raw
 * failures, which don't tell what has run from what has not.
 */
public interface LedgerApi
        extends LedgerReads,
                LedgerPart.AssetCommands,
                LedgerPart.AccountCommands,
                LedgerPart.HoldCommands,
                LedgerPart.WriterCommands {}
