package org.walletsuite.platform.ledger;

import org.walletsuite.platform.money.Asset;

/** How the ledger answered the naming of an asset, which it then knows; one that it knew may have had another name. */
public sealed interface AssetNaming {

    record Named(Asset asset) implements AssetNaming {}

    /** The asset exists, and its amounts mean something else. */
    record OtherScale() implements AssetNaming {}

    /** The asset; throws where it has another scale. */
    default Asset orThrow() {
        return switch (this) {
            case Named(var asset) -> asset;
            case OtherScale _ -> throw new IllegalStateException("The ledger has this asset in another scale");
        };
    }
}
