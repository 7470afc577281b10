package org.walletsuite.platform.ledger;

/**
 * The ledger's internal HTTP interface with its commands, for {@link Ledger} alone: direct calls get raw failures,
 * which don't say whether a command has run.
 */
public interface LedgerApi
        extends LedgerReads,
                LedgerPart.AssetCommands,
                LedgerPart.AccountCommands,
                LedgerPart.HoldCommands,
                LedgerPart.WriterCommands {}
