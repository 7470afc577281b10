// Reads the errors of a file and says how each was read: node errors.js < errors.json
import { WalletSuiteError } from 'wallet-suite';

declare const process: { stdin: AsyncIterable<{ toString(): string }> };

let input = '';
for await (const chunk of process.stdin) {
    input += chunk.toString();
}
const errors = JSON.parse(input) as { status: number; body: unknown }[];
const read = await Promise.all(
    errors.map(error => WalletSuiteError.of(new Response(JSON.stringify(error.body), { status: error.status }))),
);
console.log(JSON.stringify(read.map(({ status, code, reason, details, requestId }) => ({ status, code, message: reason, details, requestId }))));
