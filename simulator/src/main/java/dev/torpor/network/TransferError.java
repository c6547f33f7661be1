package dev.torpor.network;

/** How a transfer fails, as Apple's URL loading system names it. */
public enum TransferError {
  /** NSURLErrorCancelled: the client cancelled it. */
  CANCELLED(-999),
  /** NSURLErrorTimedOut: nothing came back within the request timeout. */
  TIMED_OUT(-1001),
  /** NSURLErrorNetworkConnectionLost: the path or the peer went away. */
  CONNECTION_LOST(-1005),
  /** NSURLErrorHTTPTooManyRedirects: the server sends the client round and round. */
  TOO_MANY_REDIRECTS(-1007),
  /** NSURLErrorNotConnectedToInternet: there was no path to begin with. */
  NOT_CONNECTED(-1009),
  /** NSURLErrorServerCertificateUntrusted: somebody else answered in the server's name. */
  CERTIFICATE_UNTRUSTED(-1202),
  /** NSURLErrorCannotParseResponse: the bytes that came were not HTTP. */
  BAD_RESPONSE(-1017),
  /** NSURLErrorFileDoesNotExist: the file to upload is not there. */
  FILE_DOES_NOT_EXIST(-1100),
  /** POSIX error 53, software caused connection abort: the process was suspended meanwhile. */
  SUSPENDED(53);

  private final int code;

  TransferError(int code) {
    this.code = code;
  }

  /** The number an iOS log shows. */
  public int code() {
    return code;
  }
}
