link-expires = Liên kết có hiệu lực trong <strong>{ DURATION($duration) }</strong>.
link-keep-private = Vui lòng không chuyển tiếp email này. Liên kết chỉ dành riêng cho Quý khách.
