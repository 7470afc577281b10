package org.walletsuite.ledger.account;

import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.ledger.grant.Operation;
import org.walletsuite.platform.ledger.LedgerPart;
import org.walletsuite.platform.money.Asset;

/** Assets over HTTP. */
@RestController
class AssetController implements LedgerPart.AssetCommands {

    private final Assets assets;
    private final Access access;

    AssetController(Assets assets, Access access) {
        this.assets = assets;
        this.access = access;
    }

    @Override
    public Asset putAsset(String code, Asset asset) {
        access.requireSomewhere(Operation.OPEN);
        return assets.put(code, asset);
    }
}
