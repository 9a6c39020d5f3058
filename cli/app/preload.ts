// Loaded before an app's tests: from then on the SDK is the one of this installation, wherever the app lies.
import '@selvedge/os/host/loader.ts';
