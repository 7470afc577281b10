import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.walletsuite.sdk.Retries;
import org.walletsuite.sdk.WalletSuite;
import org.walletsuite.sdk.payment.WalletTopUpApi;
import org.walletsuite.sdk.payment.model.NewTopUp;
import org.walletsuite.sdk.wallet.MainWalletApi;

/** Tops up the main wallet of a user: {@code java --class-path ... TopUp.java GATEWAY EMAIL PASSWORD AMOUNT}. */
final class TopUp {

    public static void main(String... arguments) {
        var client = WalletSuite.connectAsUser(URI.create(arguments[0]), arguments[1], arguments[2]);
        var retries = Retries.within(Duration.ofMinutes(1));

        var topUp = new NewTopUp().amount(new BigDecimal(arguments[3])).description("Sample");
        var done = retries.command(key -> new WalletTopUpApi(client).topUpWallet(topUp, key));
        var wallet = retries.read(() -> new MainWalletApi(client).myWallet());

        System.out.println(done.getData().getStatus() + " " + wallet.getData().getCurrentBalance());
    }
}
