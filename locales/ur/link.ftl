link-expires = لنک کی میعاد: <strong>{ DURATION($duration) }</strong>۔
link-keep-private = براہِ کرم یہ ای میل کسی اور کو نہ بھیجیں۔ یہ لنک صرف آپ کے لیے ہے۔
