import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.walletsuite.sdk.Retries;
import org.walletsuite.sdk.WalletSuite;
import org.walletsuite.sdk.WalletSuiteException;
import org.walletsuite.sdk.voucher.PartnerVoucherApi;
import org.walletsuite.sdk.voucher.model.IssueMetadata;
import org.walletsuite.sdk.voucher.model.IssuedTo;
import org.walletsuite.sdk.voucher.model.NewPartnerVoucher;
import org.walletsuite.sdk.voucher.model.NewPartnerVoucher.CurrencyEnum;

/** Issues a voucher as a partner: {@code java --class-path ... IssueVoucher.java GATEWAY PARTNER SECRET MSISDN REFERENCE}. */
final class IssueVoucher {

    public static void main(String... arguments) {
        var client = WalletSuite.connectAsPartner(URI.create(arguments[0]), arguments[1], arguments[2]);
        var vouchers = new PartnerVoucherApi(client);
        var retries = Retries.within(Duration.ofMinutes(1));

        var voucher = new NewPartnerVoucher()
                .amount(new BigDecimal("50.00"))
                .currency(CurrencyEnum.ZAR)
                .customer(new IssuedTo().msisdn(arguments[3]))
                .metadata(new IssueMetadata().partnerReference(arguments[4]));
        var issued = retries.command(key -> vouchers.issue(voucher, key)).getData();
        System.out.println(issued.getStatus() + " " + issued.getVoucherCode());

        try {
            vouchers.withReference("no-" + arguments[4]);
        } catch (WalletSuiteException e) {
            System.out.println(e.status() + " " + e.code() + " " + e.requestId().orElseThrow());
        }
    }
}
