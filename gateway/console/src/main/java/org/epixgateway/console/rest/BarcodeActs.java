package org.epixgateway.console.rest;

import org.epixgateway.core.barcode.CheckBarcode;
import org.epixgateway.core.barcode.MakeBarcode;

/** What can be done with the barcodes of permits. */
public record BarcodeActs(MakeBarcode make, CheckBarcode check) {}
