package org.walletsuite.ledger.account;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.money.Asset;

/** The assets the ledger knows. */
@Repository
public class Assets {

    private final JdbcClient db;

    Assets(JdbcClient db) {
        this.db = db;
    }

    /** Creates an asset or renames it; CONFLICT when it exists with another scale, which would change what its amounts mean. */
    public Asset put(String code, Asset asset) {
        if (!code.equals(asset.code())) {
            throw ApiException.invalid("code", "Differs from the code in the path.");
        }
        if (code.isBlank() || code.length() > 64) {
            throw ApiException.invalid("code", "Must have 1 to 64 characters.");
        }
        var written = db.sql("""
                        insert into asset (code, scale, display_name) values (:code, :scale, :name)
                        on conflict (code) do update set display_name = excluded.display_name
                        where asset.scale = excluded.scale""")
                .param("code", code)
                .param("scale", asset.scale())
                .param("name", asset.displayName())
                .update();
        if (written == 0) {
            throw new ApiException(ErrorCode.CONFLICT, "Asset " + code + " exists with another scale");
        }
        return asset;
    }
}
